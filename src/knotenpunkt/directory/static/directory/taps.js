// Tells that a telephone number or an e-mail address was tapped, and nothing else: no number, no time, nobody.

const place = document.querySelector("[data-taps]")?.dataset.taps;

if (place && navigator.sendBeacon) {
  document.addEventListener("click", event => {
    const what = event.target.closest("a[data-tap]")?.dataset.tap;
    if (what) navigator.sendBeacon(place, new URLSearchParams({ what }));
  });
}
