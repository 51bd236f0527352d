/** What "Copy citation" puts on the clipboard: the claim, the point of its record, sources, pack and day. */
import type { ClaimView } from '../claims/view';
import { longDate, shortDate } from './dates';
import { HEADS } from './heads';
import { standingWords } from './wording';

const plain = (text: string) => text.replace(/\u00a0/g, ' ');

/** `event` is the index of the event to cite; without one, the last on record. */
export function citation(claim: ClaimView, event: number | undefined): string {
  const cited = claim.events[event ?? claim.events.length - 1];
  const lines = [
    `“${claim.proposition}” ${standingWords(claim.standing.value).label} as of ${longDate(claim.standing.asOf)}.`,
  ];
  if (cited) {
    const date = shortDate(cited.date, cited.precision);
    lines.push(`${date}: ${HEADS[cited.kind].toLowerCase()} ${cited.actor}. ${cited.what}`);
    for (const { publisher, title, date: day, url } of cited.sources) {
      lines.push(`Source: ${[publisher, title && `“${title}”`, day, url].filter(Boolean).join(', ')}`);
    }
  }
  lines.push(`Claimtrail, pack ${claim.pack.id} ${claim.pack.version}, as of ${longDate(claim.pack.asOf)}.`);
  return plain(lines.join('\n'));
}
