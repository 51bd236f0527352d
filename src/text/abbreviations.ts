/**
 * The classes of abbreviations: what the word before a full stop says about whether the stop ends a sentence.
 * A class says what may follow; single words matter less than the class they are in.
 */

const words = (list: string) => new Set(list.split(' '));

/** Before a name. The stop ends no sentence when a capital or a number follows. */
const TITLES = words(
  'mr mrs ms mx messrs mme mlle dr drs prof profs gen lt maj capt cpt sgt ssgt cpl cmdr cdr comdr adm brig reps sens gov govs pres rev supt insp amb atty asst assoc pvt pfc spc lieut maj-gen',
);
/** Titles that are also words ("a rep.", "five sec."): only with a capital. */
const CAPITAL_TITLES = words('rep sen col hon sec fr min det dep sr br bp fld');
/** Before a number. Otherwise plain words: "He said no." */
const NUMBERED = words(
  'no nos nr n° p pp pg para paras vol vols fig figs art arts sec secs ch chap ver v ed eds eq cl col sect pt tel ext apt ste rm bk b d c ca fl ff cf op',
);
/** Of those, what is followed by a Roman one rather than by the pronoun. */
const VOLUMES = words('vol vols pt ch chap art fig');
/** Never the last word of a sentence. */
const OPEN = words('e.g i.e eg ie viz cf vs v approx ca incl excl esp resp a.k.a f.k.a aka fka c.f feat');
/** May end a sentence or stand in a name: the next word decides. */
const SOFT = words(
  'inc ltd corp co cos bros jr sr st ste mt ft ave blvd rd bldg hwy rte dept depts univ assn assoc govt natl intl al ret esq ph.d ed.d d.phil m.phil b.sc m.sc ll.b ll.m mfg mgr',
);
/** Soft too, but words when written small: months, weekdays, states. */
const CAPITAL_SOFT = words(
  'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que alta sask',
);
const MONTHS = words('jan feb mar apr jun jul aug sep sept oct nov dec');
/** The stop is the sentence's when a capital follows, but for what belongs to a time of day. */
const CLOCK = words('a.m p.m');
const OF_CLOCK = words(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec mon tues wed thurs fri sat sun est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest msk ist eastern central pacific mountain greenwich',
);
/** A letter after one of these is its label, not an initial: "World War I.", "Plan B." */
const LABELLED = words(
  'war plan type class phase grade part group vitamin hepatitis influenza appendix section category schedule title article chapter level stage model exhibit annex option point item figure table division serie league team vaccine',
);
/** Names that bring their own exclamation or question mark. */
const LOUD_NAMES = words('yahoo jeopardy joomla kahoot oklahoma wham hooters moulin yum banzai');

/**
 * Words that get a capital only where a sentence begins: pronouns, articles, conjunctions, prepositions, question
 * words, auxiliaries, and adverbs that open sentences.
 */
const STARTERS = words(
  "the a an he she it they we i you his her its their our my your this that these those there here but and or so yet nor in on at as after before when while if for from with without within what who whom whose which how why where whether did does do is are was were has have had can could should would must meanwhile however moreover nevertheless furthermore therefore thus still also according since because although though unless until upon under over by to during despite amid among between beyond through throughout last no not never none nothing nobody neither some many most much more several few every each any all both one two three four five six seven eight nine ten another other others such then now today yesterday tomorrow soon later earlier recently once again perhaps maybe instead indeed asked let please just only even it's that's there's he's she's they're we're i'm i've i'd don't didn't let's what's who's where's how's isn't wasn't aren't weren't",
);

/** How a stop after this word reads, when a capital follows. */
export type Reading = 'goes-on' | 'next-decides' | 'ends';

export function isStarter(word: string): boolean {
  return STARTERS.has(word.toLowerCase());
}

export function isLoudName(word: string): boolean {
  return LOUD_NAMES.has(word.toLowerCase());
}

export function isLabelled(word: string): boolean {
  return LABELLED.has(word.toLowerCase());
}

export function isOfClock(word: string): boolean {
  return OF_CLOCK.has(word.toLowerCase());
}

export function isClock(word: string): boolean {
  return CLOCK.has(word.toLowerCase());
}

/** Letters with stops between, the last stop left out: `U.S`, `p.m`, `N.A.T.O`. */
export function isAcronym(word: string): boolean {
  return /^(?:\p{L}\.)+\p{L}$/u.test(word);
}

const ROMAN = /^[IVXLC]+$/;

/**
 * Reads the word before a full stop (without the stop) in the light of the next word (empty if the next thing is no
 * word). Compounds are read by their last part: `ex-Gov`, `R-Ariz`, `Lt.Col`.
 */
export function readStop(word: string, next: string): Reading {
  if (word === '') return 'ends';
  const whole = word.toLowerCase();
  if (OPEN.has(whole)) return 'goes-on';
  if (CLOCK.has(whole)) return isOfClock(next) ? 'goes-on' : 'ends';
  if (isAcronym(word) || SOFT.has(whole)) return 'next-decides';
  const part = word.slice(Math.max(word.lastIndexOf('-'), word.lastIndexOf('.')) + 1);
  const low = part.toLowerCase();
  const capital = part !== low;
  const number = /^\p{N}/u.test(next);
  if (MONTHS.has(low) && number && (capital || low !== 'mar')) return 'goes-on';
  if (NUMBERED.has(low) && (number || (ROMAN.test(next) && (next !== 'I' || VOLUMES.has(low))))) return 'goes-on';
  if (TITLES.has(low) || (capital && CAPITAL_TITLES.has(low))) return next === '' ? 'ends' : 'goes-on';
  if (SOFT.has(low) || (capital && CAPITAL_SOFT.has(low))) return 'next-decides';
  return 'ends';
}

/** Any abbreviation at all: after it a small letter, or a glued capital, goes on. */
export function isAbbreviation(word: string): boolean {
  const low = word.toLowerCase();
  return (
    isAcronym(word) ||
    TITLES.has(low) ||
    OPEN.has(low) ||
    SOFT.has(low) ||
    CLOCK.has(low) ||
    NUMBERED.has(low) ||
    CAPITAL_SOFT.has(low) ||
    CAPITAL_TITLES.has(low)
  );
}
