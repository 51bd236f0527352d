/** Injected into a frame when its first note is opened: all that only the card needs. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import cardCss from '../assets/styles/card.css?inline';
import tokensCss from '../assets/styles/tokens.css?inline';
import { buildCard } from '../src/notes/card';
import { offerCard } from '../src/notes/card-script';
import { citation } from '../src/notes/citation';
import { copyText } from '../src/notes/copy';
import { placeCard } from '../src/notes/place';

export default defineUnlistedScript(() => {
  const css = `${tokensCss}\n${cardCss}`;
  offerCard({ css, build: buildCard, place: placeCard, cite: citation, copy: copyText });
});
