/** Injected into a frame when its first note is opened: all that only the card needs, but for its style sheet. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { buildCard } from '../src/notes/card';
import { offerCard } from '../src/notes/card-script';
import { copyText } from '../src/notes/copy';
import { placeCard } from '../src/notes/place';

export default defineUnlistedScript(() => offerCard({ build: buildCard, place: placeCard, copy: copyText }));
