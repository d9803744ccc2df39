/** So many pictures in a row have to show the same. */
const STILL_PICTURES = 5;

/** What is measured on the page once it is at rest: rows of a list, say, find their heights after they are there. */
export async function atRest<Measured>(measure: () => Measured): Promise<Measured> {
  let before = '';
  let still = 0;
  while (still < STILL_PICTURES) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = JSON.stringify(measure());
    still = now === before ? still + 1 : 0;
    before = now;
  }
  return measure();
}
