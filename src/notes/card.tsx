/** The card: first line, claim, Then | Now, trail, why, actions. All of its words come from the models it is given. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Hinge } from './card-strip';
import { CardTrail } from './card-trail';
import { longDate } from './dates';
import { Glyph } from './glyphs';
import type { Note } from './note';
import { layStrip } from './strip';
import { layTrail } from './trail';

export type HideScope = 'claim-here' | 'claim' | 'site';

export interface CardProps {
  note: Note;
  /** `YYYY-MM-DD` or null. */
  article: string | null;
  /** px that the strip is drawn for. */
  width: number;
  theme: 'light' | 'dark';
  /** Other notes on the same sentence. */
  also: readonly Note[];
  /** Claim ids noted on this page, to go to. */
  here: ReadonlySet<string>;
  onClose: () => void;
  /** Resolves to whether it was copied. */
  onCopy: () => Promise<boolean>;
  onHide: (scope: HideScope) => void;
  onOpen: (note: Note) => void;
  onGoto: (claim: string) => void;
}

const PARTS: Record<string, string> = {
  speaker: 'Speaker',
  actor: 'Who acts',
  act: 'Act',
  target: 'To whom',
  with: 'With',
  about: 'About',
  time: 'Time',
  stance: 'Stance',
};

function Why({ note }: { note: Note }) {
  return (
    <details class="why">
      <summary>
        Why this note? <Glyph name="more" />
      </summary>
      <dl class="roles">
        {note.match.why.map(({ part, concept, words }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts may repeat, and the list never changes
          <div key={i}>
            <dt>{PARTS[part] ?? part}</dt>
            <dd>
              {concept !== '' &&
                concept.toLowerCase() !== words.toLowerCase() &&
                `${concept}${words === '' ? '' : ': '}`}
              {words !== '' && <q>{words}</q>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Actions({ onCopy, onHide }: Pick<CardProps, 'onCopy' | 'onHide'>) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const [hiding, setHiding] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hiding) menu.current?.querySelector('button')?.focus();
  }, [hiding]);
  const choose = (scope: HideScope, label: string) => (
    <button type="button" role="menuitem" onClick={() => onHide(scope)}>
      {label}
    </button>
  );
  const walk = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.indexOf(event.target as HTMLButtonElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    items[(at + step + items.length) % items.length]?.focus();
  };
  return (
    <>
      <div class="acts">
        <button type="button" class="act" onClick={() => onCopy().then(setCopied)}>
          {copied === null ? 'Copy citation' : copied ? 'Copied' : 'Not copied'}
        </button>
        <button
          type="button"
          class="act"
          aria-haspopup="menu"
          aria-expanded={hiding}
          onClick={() => setHiding(!hiding)}
        >
          Hide
          <Glyph name="more" />
        </button>
      </div>
      <span class="vh" role="status">
        {copied === null ? '' : copied ? 'Citation copied' : 'The citation could not be copied'}
      </span>
      {hiding && (
        // biome-ignore lint/a11y/useFocusableInteractive: focus goes to its items
        <div class="menu" role="menu" aria-label="Hide" ref={menu} onKeyDown={walk}>
          {choose('claim-here', 'This note on this page')}
          {choose('claim', 'This claim on every page')}
          {choose('site', 'All notes on this site')}
        </div>
      )}
    </>
  );
}

export function Card(props: CardProps): JSX.Element {
  const { note, article, width, theme, also, here, onClose, onOpen, onGoto } = props;
  const { claim, match, model } = note;
  const points = { echo: match.event, overtaken: model.overtaken?.index };
  const trail = layTrail(claim, article, points);
  const strip = layStrip(claim, article, match.event ?? points.overtaken, { width, pad: 20 });
  const begins = [...claim.events].sort((a, b) => (a.date < b.date ? -1 : 1))[0];
  return (
    <section
      class="ct card"
      role="dialog"
      aria-label={`Note: ${model.firstLine}`}
      tabIndex={-1}
      data-theme={theme}
      lang={claim.pack.lang}
      dir="ltr"
    >
      <div class="sheet-head">
        <div class="sheet-grip" />
        <div class="oxford" />
      </div>
      <header class="card-head">
        <div class="card-top">
          <Glyph name="mark" />
          <span>Claimtrail note</span>
          <button type="button" class="iconbtn" aria-label="Close note" onClick={onClose}>
            <Glyph name="close" />
          </button>
        </div>
        <p class="lead">{model.firstLine}</p>
        <p class="claim">
          <b>Claim</b> {model.claim}
        </p>
      </header>
      <Hinge model={model} strip={strip} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <section class="card-trail" tabIndex={0} aria-label="Trail">
        <CardTrail trail={trail} points={points} article={article} begins={begins} />
      </section>
      <footer class="card-foot">
        {also.length > 0 && (
          <p class="related">
            <b>Also in this sentence</b>{' '}
            {also.map((other) => (
              <button type="button" class="act" key={other.key} onClick={() => onOpen(other)}>
                {other.claim.short}
              </button>
            ))}
          </p>
        )}
        {claim.related.length > 0 && (
          <p class="related">
            <b>Related</b>{' '}
            {claim.related.slice(0, 4).map(({ id, short }) =>
              here.has(id) ? (
                <button type="button" class="act" key={id} onClick={() => onGoto(id)}>
                  {short}
                </button>
              ) : (
                <span key={id}>{short}</span>
              ),
            )}
          </p>
        )}
        <Why note={note} />
        <Actions onCopy={props.onCopy} onHide={props.onHide} />
        <p class="asof">
          Pack {claim.pack.id} {claim.pack.version.replace(/\.0$/, '')}, as of {longDate(claim.pack.asOf)}
        </p>
      </footer>
    </section>
  );
}
