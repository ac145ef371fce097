"""Forms of one word that must share a stem, and words that must not; the second half was never tuned on."""

TUNED_FORMS = {
    "de": """
        Kurs Kurse Kursen Kurses | Sprachkurs Sprachkurse | Hilfe Hilfen | Haus Häuser Häusern
        Kind Kinder Kindern Kindes | Mutter Mütter Müttern Muetter | Vater Väter
        Lehrerin Lehrerinnen Lehrer Lehrern | Arzt Ärztin Ärzte Ärztinnen
        Kollege Kollegin Kolleginnen Kollegen | Beratung Beratungen beraten | Schule Schulen | Sprache Sprachen
        Werkstatt Werkstätten | Café Cafés | Treff Treffs | Angebot Angebote Angeboten | Verein Vereine Vereins
        Buch Bücher | Wohnung Wohnungen | Anmeldung anmelden | Frau Frauen | Mann Männer | Mädchen Mädchens
        Amt Ämter Amts | Bad Bäder | Praktikum Praktika | Museum Museen | Zentrum Zentren | Straße Strassen
        Migrantin Migrant Migranten Migrantinnen | Flüchtling Flüchtlinge
        Geflüchtete Geflüchteter geflüchtet geflüchteten | Jugendliche Jugendlicher Jugendlichen
        Senior Senioren Seniorin Seniorinnen | kostenlos kostenlose kostenloser | Unterricht Unterrichts
        lernen lernt gelernt | spielen spielt Spiele | Tanz Tänze tanzen | Fest Feste | Gruppe Gruppen
        Termin Termine | Prüfung Prüfungen | Hückelhoven Hueckelhoven Huckelhoven | Patient Patientin
        Zeugnis Zeugnisse Zeugnissen | Erlaubnis Erlaubnisse | Ehrenamtliche Ehrenamtlicher ehrenamtlich
        Rechtsanwalt Rechtsanwälte Rechtsanwältin | Übersetzung Übersetzungen Uebersetzung
        Dolmetscher Dolmetscherin Dolmetscherinnen | Ausbildung Ausbildungen | Arbeit Arbeiten arbeiten
        Foto Fotos | Kita Kitas | Bus Busse | Familie Familien | Ausweis Ausweise | Pass Pässe
    """,
    "en": """
        course courses | child children | woman women | language languages | class classes | lesson lessons
        school schools | swimming swim | help helping helps | person people | man men | family families
        baby babies | study studies | teacher teachers | counselling counselings | refugee refugees
        translation translations | translate translated | free | city cities | foot feet | housing house
        volunteer volunteers volunteering | registration register | permit permits
    """,
    "fr": """
        cours | enfant enfants | femme femmes | langue langues | école écoles | travail travaux
        hôpital hôpitaux | aide aides | jeune jeunes | logement logements | réfugié réfugiés réfugiée réfugiées
        étudiant étudiante étudiants | nationale nationaux national | conseil conseils
        gratuit gratuite gratuits | animal animaux | journal journaux | inscription inscriptions
        traducteur traductrice | bénévole bénévoles
    """,
    "nl": """
        cursus cursussen | kind kinderen | vrouw vrouwen | taal talen | school scholen | huis huizen
        les lessen | hulp | vluchteling vluchtelingen | stad steden | moeder moeders | vader vaders
        groep groepen | woning woningen | boek boeken | spel spelen | arts artsen | vertaler vertalers | gratis
        inschrijving inschrijvingen | brief brieven | werken werkt
    """,
    "tr": """
        kurs kurslar kursu kursları kursa | çocuk çocuklar çocuğu çocukların çocuklara | dil dili diller dilleri
        kadın kadınlar kadınların | okul okullar okulu okula okulda | ev evler evde evi | kitap kitabı kitaplar
        aile aileler ailesi | iş işler işi | öğretmen öğretmenler | doktor doktorlar doktora
        danışmanlık danışmanlığı | ödev ödevi ödevler | yardım yardımı yardımlar | mülteci mülteciler
        tercüman tercümanlar | Almanca Almancada | ücretsiz | kayıt kaydı | gençler genç | anne anneler annesi
        spor sporu
    """,
    "pl": """
        kurs kursy kursów kursu kursie kursem | język języka języki języków językiem
        książka książki książkę książek książce | dziecko dzieci dziecka dziecku dziećmi
        szkoła szkoły szkół szkole | kobieta kobiety kobiet kobietą | pomoc pomocy | praca pracy pracę
        lekarz lekarza lekarze lekarzy | mieszkanie mieszkania mieszkań | tłumacz tłumacza tłumacze
        urząd urzędu urzędy | rodzina rodziny rodzin | uchodźca uchodźcy uchodźców
        niemiecki niemieckiego niemieckim | bezpłatny bezpłatne bezpłatna | matka matki matek
        miasto miasta miast mieście | zajęcia zajęć | poradnia poradni | spotkanie spotkania spotkań
        rower rowery rowerowy
    """,
    "ro": """
        curs cursuri cursul cursului cursurile | copil copii copiii copiilor | femeie femei femeile femeilor
        limbă limba limbi limbii limbile | școală școala școli școlii | ajutor ajutorul ajutoare
        familie familia familii | casă casa case | carte cărți cartea | medic medici medicul
        gratuit gratuită gratuite | consiliere consilierea | refugiat refugiați refugiaților | muncă munca
        oraș orașul orașe | traducător traducători | tânăr tineri | mamă mame mama
    """,
    "ar": """
        دورة دورات الدورة الدورات | طفل أطفال الأطفال للأطفال | مدرسة مدارس المدرسة المدارس
        لغة لغات اللغة اللغات | درس دروس الدروس | امرأة | مساعدة المساعدة مساعدات | كتاب كتب الكتب | بيت بيوت
        مترجم مترجمون المترجم مترجمين | لاجئ لاجئين اللاجئين | مجاني مجانية | ألماني ألمانية الألمانية
        استشارة استشارات الاستشارة | طبيب أطباء | عمل العمل أعمال | سكن السكن | مركز مراكز المركز | شاب شباب
        عائلة عائلات | وثيقة وثائق
    """,
    "uk": """
        курс курси курсів курсу курсах | перекладач перекладача перекладачі перекладачів
        мова мови мову мовою мов | дитина дитини дитину | діти дітей дітям | школа школи школу шкіл школі
        жінка жінки жінок жінкам | допомога допомоги допомогу | робота роботи роботу | книга книги книг книзі
        родина родини | лікар лікаря лікарі | житло житла | біженець біженці біженців
        безкоштовний безкоштовні безкоштовна | німецька німецької німецьку німецький | урок уроки уроків
        мати матері | зустріч зустрічі | консультація консультації консультацію | місто міста місті
        навчання навчанню
    """,
    "ru": """
        курс курсы курсов курсах | перекладчик | переводчик переводчика переводчики переводчиков
        язык языка языки языков | ребенок ребёнка | дети детей детям | школа школы школ школу
        женщина женщины женщин | помощь помощи | работа работы работу | книга книги книг | семья семьи семей
        врач врача врачи | жилье жилья | беженец беженцы беженцев | бесплатный бесплатные бесплатно
        немецкий немецкого немецкая | урок уроки уроков | мать матери | встреча встречи встреч
        консультация консультации консультаций | обучение обучения | люди людей | кружок кружки кружков
    """,
    "fa": """
        کلاس کلاس‌ها کلاسها کلاسهای | زبان زبان‌ها زبانهای | کودک کودکان | زن زنان | مدرسه مدارس مدرسه‌ها
        کتاب کتاب‌ها کتابهای | مترجم مترجمان مترجمین | پناهنده پناهندگان | دوره دوره‌ها دوره‌های
        خانواده خانواده‌ها | کمک کمک‌ها | رایگان | مادر مادران | دختر دختران | آلمانی | مشاوره | درس درسها دروس
        جوان جوانان | پزشک پزشکان | مهاجر مهاجران مهاجرین
    """,
}

TUNED_STRANGERS = {
    "de": """
        Kur Kurs | Rat Rate | Wand Wanderung | Ausland Ausländer | Beruf Berufung | Kind Kino | Bus Busch
        Mutter Mut | Wohnung Wahn | Steuer Stern | Pass Passage | Miete Mitte | Ton Tonne | Bank Bange
        Verein vereinbaren | Kunst Kunde | Recht Rechnung | Post Posten | Stelle Stall | Not Note
        Ware Wahrheit | Termin Terminal | Arm Armut | Gast Gas | Reis Reise | Alter Altar | Spende Spannung
        Medizin Medium | Berlin Berg | Verein Vers
    """,
    "en": """
        course court | house horse | man many | woman womb | school scholar | universal university
        organ organization | policy police | general generation | news new | use user | home homo
    """,
    "fr": """
        cours court | conseil console | livre livrer | femme ferme | port porte | part partie
    """,
    "nl": """
        kind kindje | school schoen | les lezen | boek boer
    """,
    "tr": """
        kurs kuruş | dil diş | ev evet | kadın kadar | iş işaret | anne annelik
    """,
    "pl": """
        kurs kurtka | praca prawo | matka mata | dom dym | miasto miesiąc
    """,
    "ro": """
        curs cursă | copil copie | carte cartier | casă casier | mama mamut
    """,
    "ar": """
        طفل طويل | مدرسة درس | كتاب كاتب | بيت بنت | مركز ركب
    """,
    "uk": """
        курс курка | мова мовчання | школа шкода | робота робот | лікар ліки
    """,
    "ru": """
        курс курица | школа школьник | работа работ | врач врать | дети деталь
    """,
    "fa": """
        زن زنده | درس دربار | کتاب کتابخانه | زبان زیبا | کار کارت
    """,
}

HELD_OUT_FORMS = {
    "de": """
        Bürger Bürgerin Bürgerinnen | Nachbar Nachbarn Nachbarin | Brief Briefe Briefen | Kleid Kleider Kleidern
        Stadt Städte Städten | Land Länder Ländern | Arbeitgeber Arbeitgebers Arbeitgeberin
        Wort Wörter Wörtern | Zahn Zähne Zähnen | Krankheit Krankheiten | Bild Bilder
        Ausflug Ausflüge Ausflügen | Formular Formulare Formularen | Antrag Anträge Antrags | Vertrag Verträge
        Sohn Söhne | Tochter Töchter Töchtern | Bruder Brüder | Großmutter Großmütter
        Student Studentin Studierende | Ferien | Spende Spenden spenden | Hebamme Hebammen | Zuschuss Zuschüsse
        Musiker Musikerin Musikerinnen | Pflegekraft Pflegekräfte | Helfer Helferin Helferinnen | Auto Autos
        Thema Themen | Rechnung Rechnungen | singen singt gesungen | wohnen wohnt gewohnt | Suche suchen sucht
        jung junge jungen jünger
    """,
    "en": """
        job jobs | kid kids | mouse mice | tooth teeth | dentist dentists | hospital hospitals
        nurse nurses nursing | match matches | country countries | interpreter interpreters | meeting meetings
        apply applies applied | bike bikes biking | group groups | mother mothers | cook cooks cooking
        wife wives | library libraries
    """,
    "fr": """
        atelier ateliers | avocat avocate avocats | garçon garçons | fille filles | ville villes | bijou bijoux
        gâteau gâteaux | vélo vélos | maison maisons | association associations | médecin médecins
        actif active actives | parent parents | aidant aidante aidants | consultation consultations
        musical musicaux musicale
    """,
    "nl": """
        advies adviezen | jongen jongens | meisje meisjes | fiets fietsen | buurt buurten
        gemeente gemeenten gemeentes | brood broden | dag dagen | vriend vrienden vriendin | aanvraag aanvragen
        ouder ouders | tolk tolken | zwemles zwemlessen | man mannen | bibliotheek bibliotheken
        ziekenhuis ziekenhuizen
    """,
    "tr": """
        hastane hastaneler hastaneye | park parklar parkta | üye üyeler üyesi | bebek bebekler bebeği
        belediye belediyesi belediyeler | sınav sınavlar sınavı | toplantı toplantılar toplantısı
        avukat avukatlar avukata | kütüphane kütüphanede kütüphaneler | arkadaş arkadaşlar arkadaşım
        yol yolu yollar | sokak sokağı sokaklar | grup grubu gruplar | bisiklet bisikletler bisikleti
    """,
    "pl": """
        egzamin egzaminu egzaminy egzaminów | lekcja lekcje lekcji | mama mamy
        przedszkole przedszkola przedszkolu | nauczyciel nauczyciela nauczyciele nauczycieli
        adwokat adwokata adwokaci | grupa grupy grup | list listy listów | biblioteka biblioteki bibliotece
        sport sportu sporty | rozmowa rozmowy rozmów | dom domu domy domów | rodzic rodzice rodziców rodzicom
        zdrowie zdrowia
    """,
    "ro": """
        avocat avocatul avocați avocaților | grup grupuri grupul | școlar școlari
        bibliotecă biblioteca biblioteci | profesor profesori profesorul profesorilor
        bicicletă biciclete bicicleta | locuință locuințe locuința | părinte părinți părinților
        spital spitalul spitale | întâlnire întâlniri întâlnirea | sat satul sate | joc jocuri jocul
    """,
    "ar": """
        معلم معلمون المعلمين معلمة | جامعة جامعات الجامعة | سيارة سيارات | امتحان امتحانات الامتحان
        صديق أصدقاء | مستشفى المستشفى مستشفيات | مكتبة المكتبة مكتبات | رجل رجال الرجال | بنت بنات البنات
        عقد عقود | طلب طلبات الطلب | اجتماع اجتماعات | نادي النادي | دراجة دراجات
    """,
    "uk": """
        бібліотека бібліотеки бібліотеку бібліотеці | вчитель вчителя вчителі вчителів | іспит іспити іспитів
        група групи груп групу | велосипед велосипеди велосипедів | адвокат адвоката адвокати
        заява заяви заяву | батько батьки батьків | лікарня лікарні лікарню | друг друзі друзів
        садок садка садки | документ документи документів | гроші грошей
    """,
    "ru": """
        библиотека библиотеки библиотеку | учитель учителя учителей | экзамен экзамены экзаменов
        группа группы групп | велосипед велосипеды | адвокат адвоката адвокаты | заявление заявления заявлений
        родитель родители родителей | больница больницы больниц | друг друзья друзей | сад сады
        документ документы документов | деньги денег
    """,
    "fa": """
        کتابخانه کتابخانه‌ها | امتحان امتحانات | معلم معلمان معلم‌ها | دوست دوستان | بیمارستان بیمارستان‌ها
        گروه گروه‌ها گروه‌های | والد والدین | خانه خانه‌ها | دانشجو دانشجویان | فرم فرم‌ها | وکیل وکلا
        شهر شهرها شهرهای
    """,
}

HELD_OUT_STRANGERS = {
    "de": """
        Kreis Kreide | Brille Brief | Mitte Mieter | Wahl Wal | Halle Hals | Feder Feier | Kasse Käse
        Rente Rennen
    """,
    "en": """
        animal animate | several sever | past paste | business busy
    """,
    "fr": """
        poisson poison | dessert désert | mère mer
    """,
    "nl": """
        kat kater | huis huid | brood broer
    """,
    "tr": """
        el elma | kar kart | baba bavul
    """,
    "pl": """
        kot kotlet | las lata | sok sokół
    """,
    "ro": """
        masă masaj | par parc | sare sarcină
    """,
    "ar": """
        علم عالية | باب بابا | شمس شمال
    """,
    "uk": """
        кіт кіно | сад садиба | ліс лист
    """,
    "ru": """
        кот котлета | лес лестница | мир мираж
    """,
    "fa": """
        شهر شهرت | دست دستور | ماه ماهی
    """,
}


def rows(lines: str) -> list[list[str]]:
    """The words between the bars of a list above."""
    return [group.split() for line in lines.strip().splitlines() for group in line.split("|")]
