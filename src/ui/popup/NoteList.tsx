/** The claims noted on this page, in reading order. A press goes to the first sentence and opens its card. */
import { plural } from '../i18n';
import { Glyph } from '../shared/Glyph';
import type { Note } from './model';

export function NoteList({ notes, onGoTo }: { notes: readonly Note[]; onGoTo: (claim: string) => void }) {
  return (
    <section class="list">
      <ul>
        {notes.map((note) => (
          <li key={note.claim}>
            <button type="button" class="row" data-claim={note.claim} onClick={() => onGoTo(note.claim)}>
              <Glyph name={note.glyph} />
              <span class="t">{note.short}</span>
              <span class="n">{note.sentences > 1 ? plural('sentences', note.sentences) : ''}</span>
              <span class="s">{note.line}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
