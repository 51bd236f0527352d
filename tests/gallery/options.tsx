/** The real options page with given props. `?theme=dark`, `?state=empty|trouble`. */
import '../../assets/styles/tokens.css';
import '../../assets/styles/parts.css';
import '../../src/ui/options/options.css';
import { render } from 'preact';
import { Options } from '../../src/ui/options/Options';
import { NO_ACTIONS, OPTIONS_STATES } from '../unit/ui/options-states';

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme !== null) document.documentElement.dataset.theme = theme;
const data = OPTIONS_STATES[query.get('state') ?? 'full'];
if (data !== undefined) render(<Options data={data} act={NO_ACTIONS} />, document.body);
