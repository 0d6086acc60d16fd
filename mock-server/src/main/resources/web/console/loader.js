/** Fetches what a page shows, and draws it when that is still wanted. */

import { failed } from './parts.js';

/**
 * Makes the function that brings `place` up to date. Of answers that overtake each other the one asked for last is
 * drawn; none is drawn over a form of `askForm`, whoever writes in it keeps what was written.
 *
 * @param find answers what to draw
 */
export function loader(place, find, draw) {
  let asked = 0;
  return load;

  async function load() {
    asked += 1;
    const mine = asked;
    const show = await find().then((found) => () => draw(found), (error) => () => failed(place, error, load));
    if (mine === asked && place.querySelector('[data-asking]') === null) {
      show();
    }
  }
}
