/**
 * The forms of an English word: what `recognise/v` or `weapon/n` in a pack stands for.
 * Regular rules, a table of irregular verbs, and both spellings of -ise/-ize and -our/-or words.
 */
import { START } from './words';

const IRREGULAR: Record<string, readonly string[]> = Object.fromEntries(
  (
    'arise arose arisen;awake awoke awoken;be am is are was were been being;bear bore borne;beat beat beaten;become became become;begin began begun;bend bent;bind bound;bite bit bitten;blow blew blown;' +
    'break broke broken;breed bred;bring brought;build built;burn burnt burned;buy bought;cast cast;catch caught;choose chose chosen;cling clung;come came come;cost cost;creep crept;cut cut;' +
    'deal dealt;dig dug;do did done does;draw drew drawn;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed;feel felt;fight fought;find found;flee fled;fly flew flown;' +
    'forbid forbade forbidden;foresee foresaw foreseen;forget forgot forgotten;forgive forgave forgiven;forgo forwent forgone;get got gotten;give gave given;go went gone goes;grow grew grown;hang hung;have had has;hear heard;' +
    'hide hid hidden;hit hit;hold held;hurt hurt;keep kept;kneel knelt;know knew known;lay laid;lead led;lean leant leaned;leap leapt;learn learnt learned;leave left;lend lent;let let;lie lay lain lying lied;light lit;' +
    'lose lost;make made;mean meant;meet met;mislead misled;overcome overcame overcome;overrun overran overrun;oversee oversaw overseen;overtake overtook overtaken;overthrow overthrew overthrown;pay paid;put put;quit quit;read read;' +
    'rebuild rebuilt;ride rode ridden;ring rang rung;rise rose risen;run ran run;say said;see saw seen;seek sought;sell sold;send sent;set set;shake shook shaken;shed shed;shine shone;shoot shot;' +
    'show showed shown;shrink shrank shrunk;shut shut;sing sang sung;sink sank sunk;sit sat;sleep slept;slide slid;slip slipped;speak spoke spoken;spend spent;spin spun;split split;spread spread;spring sprang sprung;' +
    'stand stood;steal stole stolen;stick stuck;strike struck stricken;strive strove striven;swear swore sworn;sweep swept;swing swung;take took taken;teach taught;tear tore torn;tell told;think thought;' +
    'throw threw thrown;undercut undercut;undergo underwent undergone;understand understood;undertake undertook undertaken;uphold upheld;upset upset;wake woke woken;wear wore worn;weave wove woven;win won;wind wound;withdraw withdrew withdrawn;withhold withheld;withstand withstood;write wrote written'
  )
    .split(';')
    .map((row) => {
      const [base = '', ...forms] = row.trim().split(' ');
      return [base, forms] as const;
    }),
);
const IRREGULAR_NOUN: Record<string, string> = {
  man: 'men',
  woman: 'women',
  child: 'children',
  person: 'people',
  country: 'countries',
  foot: 'feet',
  life: 'lives',
  wife: 'wives',
  knife: 'knives',
  leaf: 'leaves',
  thief: 'thieves',
  half: 'halves',
  crisis: 'crises',
  basis: 'bases',
  spokesman: 'spokesmen',
  spokeswoman: 'spokeswomen',
  gunman: 'gunmen',
};
/** Same in both numbers. */
const INVARIANT = /(?:aircraft|spacecraft|series|species|headquarters|offspring)$/;
/** Words in -man that are not compounds of "man". */
const NOT_MEN = /(?:human|german|roman|norman|ottoman|talisman|shaman|turkman|turcoman|caiman)$/;
const HEROES = /(?:hero|potato|tomato|echo|veto|torpedo|embargo|cargo|mosquito|volcano)$/;
/** A last consonant after a single vowel doubles ("banned", "quitting", "stripped"), never w, x or y. */
const DOUBLING = /(?:^|[^aeiou]|qu)[aeiou][bdgklmnprtvz]$/;
/** Longer verbs stressed on the last syllable double always; */
const DOUBLING_LONG =
  /(?:refer|prefer|occur|admit|commit|permit|submit|transmit|omit|equip|recur|control|compel|expel|propel|rebel|repel|kidnap|transfer|confer|infer|deter|abet|regret|forget|offset|begin|patrol|dispel|excel)$/;
/** these do in British spelling only, and keep both forms. */
const DOUBLING_BRITISH =
  /(?:cancel|travel|label|model|signal|fuel|channel|funnel|tunnel|quarrel|marshal|counsel|level|rival|shovel|snivel|swivel)$/;

function doubles(base: string): boolean {
  if (DOUBLING_LONG.test(base) || DOUBLING_BRITISH.test(base)) return true;
  const vowels = base.replace('qu', 'q').match(/[aeiouy]+/g)?.length ?? 0;
  return vowels === 1 && DOUBLING.test(base);
}

/** All verb forms, the base first. */
export function verbForms(base: string): string[] {
  const forms = new Set([base]);
  const irregular = IRREGULAR[base];
  const stemS = /(?:s|x|z|ch|sh|o)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;
  if (base !== 'be') forms.add(stemS);
  for (const form of irregular ?? []) forms.add(form);
  if (base !== 'be') {
    const last = base.at(-1) ?? '';
    // "plan" gives "planning" only; some longer words vary ("labeled", "labelled") and keep both.
    const doubled = doubles(base);
    const plain = (!doubled || DOUBLING_BRITISH.test(base)) && !base.endsWith('ic');
    const short = base.endsWith('ie') ? `${base.slice(0, -2)}y` : /[^eoy]e$/.test(base) ? base.slice(0, -1) : base;
    if (plain) forms.add(`${short}ing`);
    if (plain && !irregular)
      forms.add(base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`);
    if (base.endsWith('ic')) for (const end of ['ked', 'king']) forms.add(base + end);
    else if (doubled) {
      forms.add(`${base}${last}ing`);
      if (!irregular) forms.add(`${base}${last}ed`);
    }
  }
  return [...forms];
}

/** Singular and plural. The possessive is a token of its own and needs no form. */
export function nounForms(base: string): string[] {
  const odd = IRREGULAR_NOUN[base];
  if (odd) return [base, odd];
  if (INVARIANT.test(base)) return [base];
  if (/man$/.test(base) && !NOT_MEN.test(base)) return [base, `${base.slice(0, -2)}en`];
  if (/[^s]sis$/.test(base)) return [base, `${base.slice(0, -2)}es`];
  // "embargos" and "cargos" are met as well.
  if (HEROES.test(base)) return [base, `${base}es`, `${base}s`];
  if (/(?:s|x|z|ch|sh)$/.test(base)) return [base, `${base}es`];
  if (/[^aeiou]y$/.test(base)) return [base, `${base.slice(0, -1)}ies`];
  return [base, `${base}s`];
}

/** Positive, comparative, superlative of a short adjective. */
export function adjectiveForms(base: string): string[] {
  const stem = base.endsWith('e')
    ? base.slice(0, -1)
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}i`
      : doubles(base)
        ? base + (base.at(-1) ?? '')
        : base;
  return [base, `${stem}er`, `${stem}est`];
}

const ISE = /(is)(e|es|ed|ing|er|ers|ation|ations)$/;
/** Words in -ise that have no -ize twin. */
const ONLY_ISE =
  /(?:(?:^|[^a-z])(?:r|w|pra|ra|gu|no|po|d)is|arris|promis|premis|exercis|advis|devis|revis|supervis|televis|surpris|compris|disguis|despis|franchis|improvis|merchandis|advertis|enterpris|expertis|precis|paradis|treatis|otherwis|likewis|rais|prais|crois|demis|excis|incis|chastis|circumcis)(?:e|es|ed|ing|er|ers|ation|ations)$/;

/** The word in both spellings, British and American. */
export function spellings(word: string): string[] {
  const out = [word];
  if (ISE.test(word) && word.length > 5 && !ONLY_ISE.test(word)) out.push(word.replace(ISE, 'iz$2'));
  if (/(?:lab|fav|hon|col|neighb|harb|rum|hum|behavi|endeav|arm|rig|sav|vig|glam)our/.test(word))
    out.push(word.replace('our', 'or'));
  if (
    /[a-z]{3}ll(?:ed|ing|er|ers)$/.test(word) &&
    /(?:travel|fuel|channel|label|signal|cancel|model|funnel|tunnel|counsel|level|marshal)l/.test(word)
  )
    out.push(word.replace(/ll(?=ed|ing|er)/, 'l'));
  if (/^(?:defence|offence|pretence|licence)s?$/.test(word)) out.push(word.replace('ence', 'ense'));
  if (/^(?:programme|centre|theatre)s?$/.test(word))
    out.push(word.replace('programme', 'program').replace('tre', 'ter'));
  return out;
}

/**
 * The forms of one marked word: `arm/v`, `weapon/n`, `large/a`, or a word as it stands.
 * Also `/nv` (noun and verb).
 */
export function forms(marked: string): string[] {
  const slash = marked.lastIndexOf('/');
  const base = slash < 0 ? marked : marked.slice(0, slash);
  const marks = slash < 0 ? '' : marked.slice(slash + 1);
  const all = new Set<string>([base]);
  if (marks.includes('v')) for (const f of verbForms(base)) all.add(f);
  if (marks.includes('n')) for (const f of nounForms(base)) all.add(f);
  if (marks.includes('a')) for (const f of adjectiveForms(base)) all.add(f);
  return [...all].flatMap(spellings);
}

const LONG = /^[A-Za-z][a-z]{4,}(?:\/[a-z]+)?$/;

/**
 * The first {@link START} letters, in lower case, that all forms of a marked word begin with, found without making the
 * forms; null for short and irregular words and for what is not plain letters.
 */
export function commonStart(marked: string): string | null {
  if (!LONG.test(marked)) return null;
  const slash = marked.indexOf('/');
  const base = slash < 0 ? marked : marked.slice(0, slash);
  if (Object.hasOwn(IRREGULAR, base) || Object.hasOwn(IRREGULAR_NOUN, base)) return null;
  // "our" may become "or": see spellings.
  return base.slice(0, START + 2).includes('our') ? null : base.slice(0, START).toLowerCase();
}
