/** Notes the reader put away; each can come back. */
import { t } from '../i18n';
import type { OptionsActions, OptionsData } from './data';
import { Part } from './Part';
import { Head, RowAct } from './Rows';

export function HiddenNotes({ hidden, act }: { hidden: OptionsData['hidden']; act: OptionsActions }) {
  return (
    <Part title={t('hiddenNotes')} small={t('hiddenNotesSay')}>
      {hidden.length === 0 ? (
        <p class="quiet">{t('noHidden')}</p>
      ) : (
        <table>
          <Head columns={[t('claim'), t('where')]} last={t('showAgain')} />
          <tbody>
            {hidden.map(({ note, title }) => (
              <tr key={note.key}>
                <td class="serif">{title}</td>
                <td class="where">{note.page === null ? t('everywhere') : shortAddress(note.page)}</td>
                <RowAct label={t('showAgainNote', title)} text={t('showAgain')} press={() => act.showAgain(note.key)} />
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
