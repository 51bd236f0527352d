/** The real popup with given props, state by state. `?theme=dark`, `?state=notes` for one alone. */
import '../../assets/styles/tokens.css';
import '../../assets/styles/parts.css';
import '../../src/ui/popup/popup.css';
import { render } from 'preact';
import type { PopupActions } from '../../src/ui/popup/actions';
import { popupModel } from '../../src/ui/popup/model';
import { Popup } from '../../src/ui/popup/Popup';
import { POPUP_STATES } from '../unit/ui/states';

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme !== null) document.documentElement.dataset.theme = theme;
const only = query.get('state');
const nothing = () => undefined;
const act: PopupActions = {
  switchAll: nothing,
  switchSite: nothing,
  setLevel: nothing,
  goTo: nothing,
  readPage: nothing,
  allow: nothing,
  openOptions: nothing,
};
const shown = POPUP_STATES.filter((state) => only === null || state.name === only);

const popups = shown.map(({ name, known, keptSettings, checked }) => (
  <figure key={name} style={only === null ? 'margin:0 0 24px;break-inside:avoid' : 'margin:0'}>
    {only === null ? (
      <figcaption style="font:12px sans-serif;margin-bottom:6px;color:GrayText">{name}</figcaption>
    ) : null}
    <div style={only === null ? 'box-shadow:var(--ct-shadow-card)' : ''}>
      <Popup
        model={popupModel(known)}
        store={known.store}
        keptSettings={keptSettings ?? false}
        checked={checked ?? null}
        act={act}
      />
    </div>
  </figure>
));
const board = 'columns:4 360px;column-gap:28px;padding:28px;background:light-dark(#e4e6e9,#0b0d10)';
render(<div style={only === null ? board : ''}>{popups}</div>, document.body);
