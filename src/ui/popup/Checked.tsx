/** What came of a check of selected text, where no card could be drawn on the page. */
import type { CheckReport } from '../../messages/protocol';
import { pluralInWords, t } from '../i18n';
import { Glyph } from '../shared/Glyph';

/** Characters of the text that do to know it by. */
const LONG = 140;

export function Checked({ report: { text, found, near } }: { report: CheckReport }) {
  return (
    <>
      <section class="say">
        <div role="status">
          <h2 class="lead">{found.length > 0 ? pluralInWords('checkFound', found.length) : t('checkNone')}</h2>
          <p class="asked">{`“${text.length > LONG ? `${text.slice(0, LONG - 1).trimEnd()}…` : text}”`}</p>
          {found.length > 0 ? null : near === null ? (
            <p>{t('checkNoneFar')}</p>
          ) : (
            <p>{`${t('checkNear')}: ${near.short}. ${t('checkMissing')}: ${near.failed}.`}</p>
          )}
        </div>
      </section>
      {found.length === 0 ? null : (
        <section class="list">
          <ul>
            {found.map(({ claim, short, glyph, line }) => (
              <li key={claim} class="row">
                <Glyph name={glyph} />
                <span class="t">{short}</span>
                <span class="n" />
                <span class="s">{line}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <p class="quiet">
          {t('checkHere')} {t('noNoteNotChecked')}
        </p>
      </section>
    </>
  );
}
