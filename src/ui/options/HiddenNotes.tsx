/** Notes the reader put away; each can come back. */
import { t } from '../i18n';
import type { OptionsActions, OptionsData } from './data';
import { Part } from './Part';

export function HiddenNotes({ hidden, act }: { hidden: OptionsData['hidden']; act: OptionsActions }) {
  return (
    <Part title={t('hiddenNotes')} small={t('hiddenNotesSay')}>
      {hidden.length === 0 ? (
        <p class="quiet">{t('noHidden')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('claim')}</th>
              <th scope="col">{t('where')}</th>
              <th scope="col">
                <span class="vh">{t('showAgain')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {hidden.map(({ note, title }) => (
              <tr key={note.key}>
                <td class="serif">{title}</td>
                <td class="where">{note.page === null ? t('everywhere') : shortAddress(note.page)}</td>
                <td>
                  <button
                    type="button"
                    class="act"
                    aria-label={t('showAgainNote', title)}
                    onClick={() => act.showAgain(note.key)}
                  >
                    {t('showAgain')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}
