/** `npm test`: everything that can be checked, one after the other, all of it even when something fails. */
import { buildExtension } from '../browsers/build';
import { KINDS } from '../browsers/find';
import { ensureBrowser } from '../browsers/install';
import { check, type Outcome, step, vitest } from './checks';
import { lintFirefoxBuild } from './ext-lint';

const npx = (...args: string[]): [string, string[]] => ['npx', ['--no-install', ...args]];

const outcomes: Outcome[] = [
  ...KINDS.map((kind) => step(`${kind} is installed`, () => console.log(ensureBrowser(kind)))),
  ...KINDS.map((kind) => step(`the ${kind} build`, () => console.log(buildExtension(kind)))),
  check('biome check', ...npx('biome', 'check', '.')),
  check('tsc --noEmit', ...npx('tsc', '--noEmit')),
  check('claims check', 'npm', ['run', '--silent', 'claims', '--', 'check']),
  vitest('unit'),
  vitest('e2e', { CLAIMTRAIL_BUILT: '1' }),
  step('web-ext lint', lintFirefoxBuild),
];

console.log('\n=== all together');
for (const { name, passed, failed, remark } of outcomes) {
  console.log(
    `${failed === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${passed} passed, ${failed} failed${remark ? ` (${remark})` : ''}`,
  );
}
const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
