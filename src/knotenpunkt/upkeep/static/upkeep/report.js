// Does a small piece of work while somebody writes, so that nobody need solve a riddle: looks for a number with which the
// SHA-256 of the form's mark and that number begins with so many zero bits. Without this script a sum is asked instead.

const form = document.querySelector("form[data-mark]");
const TOGETHER = 64;

const zeroBits = digest => {
  let bits = 0;
  for (const byte of new Uint8Array(digest)) {
    if (byte) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
};

const solve = async (mark, bits) => {
  const encoder = new TextEncoder();
  for (let first = 0; ; first += TOGETHER) {
    const tried = Array.from({ length: TOGETHER }, (_, step) => String(first + step));
    const digests = await Promise.all(
      tried.map(number => crypto.subtle.digest("SHA-256", encoder.encode(`${mark}.${number}`))),
    );
    const found = digests.findIndex(digest => zeroBits(digest) >= bits);
    if (found >= 0) return tried[found];
  }
};

const prepare = () => {
  const { mark, bits, wait } = form.dataset;
  const solution = form.elements.solution;
  const work = solve(mark, Number(bits)).then(number => { solution.value = number; });
  form.addEventListener("submit", event => {
    if (solution.value) return;
    event.preventDefault();
    form.querySelector("[data-progress]").textContent = wait;
    work.then(() => form.requestSubmit());
  });
};

if (form && globalThis.crypto?.subtle) {
  form.querySelector("[data-without-proof]").hidden = true;
  prepare();
}
