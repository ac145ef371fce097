// Sharing and printing an offer where the browser can do it; the page is whole without.

const share = document.querySelector("[data-share]");
if (share && (navigator.share || navigator.clipboard)) {
  share.hidden = false;
  share.addEventListener("click", async () => {
    const { title, text, address, done } = share.dataset;
    if (navigator.share) {
      await navigator.share({ title, text, url: address }).catch(() => {});
      return;
    }
    await navigator.clipboard.writeText(address);
    share.querySelector(".kern-label").textContent = done;
  });
}

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
