/** Sentences whose note the reader marked as wrong. Each can be taken back; all can be saved as test cases. */
import type { WrongReason } from '../../claims/wrong';
import { type Key, t } from '../i18n';
import type { OptionsActions, OptionsData } from './data';
import { Part } from './Part';
import { Head, RowAct } from './Rows';

const REASONS: Record<WrongReason, Key> = {
  'not-claim': 'wrongClaim',
  'not-actors': 'wrongActors',
  opposite: 'wrongOpposite',
};
/** Characters of a sentence that do to know it by. */
const LONG = 140;

const short = (text: string) => (text.length > LONG ? `${text.slice(0, LONG - 1).trimEnd()}…` : text);

export function WrongMatches({ wrong, act }: { wrong: OptionsData['wrong']; act: OptionsActions }) {
  return (
    <Part title={t('wrongMatches')} small={t('wrongMatchesSay')}>
      {wrong.length === 0 ? (
        <p class="quiet">{t('noWrong')}</p>
      ) : (
        <>
          <table>
            <Head columns={[t('sentence'), t('reason')]} last={t('showAgain')} />
            <tbody>
              {wrong.map(({ match, title }) => (
                <tr key={match.key}>
                  <td class="serif">
                    {`“${short(match.sentence)}”`}
                    <small>{title}</small>
                  </td>
                  <td>{t(REASONS[match.reason])}</td>
                  <RowAct
                    label={t('showAgainWrong', short(match.sentence))}
                    text={t('showAgain')}
                    press={() => act.notWrong(match.key)}
                  />
                </tr>
              ))}
            </tbody>
          </table>
          <button type="button" class="btn" onClick={act.saveWrong}>
            {t('saveWrong')}
          </button>
        </>
      )}
    </Part>
  );
}
