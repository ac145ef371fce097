/* <knotenpunkt-angebote centre="heinsberg" language="de" query="thema=german-language"></knotenpunkt-angebote>
   shows the list of offers of an integration centre. It makes one iframe of the server that this file comes from;
   it sets no cookie, stores nothing and reads nothing of the page. `height` is that of the frame in pixels. */

const SERVER = new URL(import.meta.url).origin;
const USUAL_HEIGHT = 800;
const OBSERVED = ["centre", "language", "query", "height", "title"];

class Offers extends HTMLElement {
  static observedAttributes = OBSERVED;

  connectedCallback() {
    this.style.display = "block";
    this.show();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.show();
  }

  show() {
    const frame = document.createElement("iframe");
    frame.src = this.address();
    frame.title = this.getAttribute("title") || "Angebote";
    frame.loading = "lazy";
    frame.referrerPolicy = "no-referrer";
    frame.style.cssText = "inline-size: 100%; border: 0";
    frame.style.blockSize = `${parseInt(this.getAttribute("height"), 10) || USUAL_HEIGHT}px`;
    this.replaceChildren(frame);
  }

  address() {
    const language = this.getAttribute("language") || "de";
    const centre = this.getAttribute("centre") || "";
    const address = new URL(`/einbetten/${encodeURIComponent(language)}/${encodeURIComponent(centre)}/`, SERVER);
    address.search = this.getAttribute("query") || "";
    return address.href;
  }
}

customElements.define("knotenpunkt-angebote", Offers);
