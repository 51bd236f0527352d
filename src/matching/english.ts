/** Closed-class words of English that the light grammar rests on. Nothing here belongs to a topic. */

const set = (words: string) => new Set(words.split(' '));

export const PREPOSITIONS = set(
  'of in from by with to for on against about between into at over under towards toward among amid through across behind beyond near inside outside within without during despite via onto upon per like unlike than including alongside beside besides regarding concerning',
);
export const BE = set("be am is are was were been being 's 're 'm");
export const HAVE = set("have has had having 've");
export const MODALS = set("will would shall should can could may might must 'll 'd ca wo need ought");
export const DO = set('do does did done doing');
export const NEGATORS = set("not n't never cannot nor neither");
export const AUXILIARY = new Set([...BE, ...HAVE, ...MODALS, ...DO]);
export const DETERMINERS = set(
  'the a an this that these those its his her their our your my some any no every each all both such what which another other more most much many few several',
);
export const SUBORDINATORS = set(
  'while whereas although though because when whenever as if unless until after before since once whether lest',
);
export const CONTRAST = set('but however yet although though while whereas despite instead nevertheless nonetheless');
export const RELATIVES = set('who which that whom whose where');
export const COORDINATORS = set('and or but nor then');
export const ADVERBS = set(
  "also already now still again even just only ever never soon long once often always formally officially publicly privately secretly quietly openly reportedly allegedly apparently recently previously repeatedly simply really actually fully effectively finally thus therefore there then both so far too well not n't",
);

export const SAY = set(
  'say says said saying tell tells told telling add adds added adding argue argues argued arguing insist insists insisted insisting maintain maintains maintained stated stating note notes noted noting explain explains explained explaining write writes wrote written writing report reports reported reporting reply replies replied replying answer answers answered answering declare declares declared declaring announce announces announced announcing claim claims claimed claiming believe believes believed believing acknowledge acknowledges acknowledged acknowledging admit admits admitted admitting concede concedes conceded confirm confirms confirmed confirming stress stresses stressed stressing emphasise emphasises emphasised emphasize emphasizes emphasized warn warns warned warning allege alleges alleged alleging complain complains complained complaining suggest suggests suggested suggesting describe describes described describing call calls called calling quip quips quipped snap snaps snapped scoff scoffs scoffed assert asserts asserted contend contends contended recall recalls recalled observe observes observed remark remarks remarked concluded conclude concludes testify testified testifies accuse accuses accused accusing deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing think thinks thought ask asks asked asking',
);
/** Verbs of saying that are as often nouns: "the report", "his claims". */
const ALSO_NOUNS = set('report reports claim claims answer answers note notes call calls reply');

/** Whether the token at `i` is a verb of saying. */
export function says(tokens: readonly { low: string }[], i: number): boolean {
  const low = tokens[i]?.low ?? '';
  if (!SAY.has(low)) return false;
  if (!ALSO_NOUNS.has(low)) return true;
  const before = tokens[i - 1]?.low ?? '';
  return !(DETERMINERS.has(before) || PREPOSITIONS.has(before) || before === "'s");
}

/** Nouns of people and bodies that speak or act for the actor named before or after them. */
export const REPRESENTATIVES = set(
  'official officials spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons ministry ministries minister ministers envoy envoys ambassador ambassadors diplomat diplomats diplomacy general generals commander commanders government governments authorities authority lawmaker lawmakers president presidents embassy embassies mission missions consulate delegation delegations delegate delegates representative representatives leader leaders leadership agency agencies service services intelligence military army forces force troops troop source sources senator senators parliament parliamentarians deputies deputy prosecutors prosecutor court courts judge judges secretary secretaries premier chancellor administration side officer officers soldiers soldier fighters fighter militants militant insurgents insurgent insurgency gunmen gunman negotiators negotiator regime rulers ruler movement group operatives agents agent spies police kingdom state nation republic federation capital cabinet council committee chief chiefs head heads boss mps mp congress senate house media channel analysts analyst expert experts observers politicians politician mullahs mullah cleric clerics elders members member cadres men team policymakers policy-makers planners strategists attache charge affairs foreign emissaries emissary interlocutors counterparts counterpart hierarchy high-ups brass bosses',
);
/** May stand between an actor and its representative: "Russian foreign ministry", "US special envoy". */
export const MODIFIERS = set(
  'foreign defence defense interior security special senior former top deputy prime vice acting then then- late new chief state military intelligence political diplomatic federal supreme general national border counter terrorism counterterrorism anti local provincial regional ex armed air house lower upper foreign-policy permanent presidential parliamentary highest high ranking level appointed led run controlled backed and justice energy economy trade de facto',
);
/** Representatives that are people: "he" and "she" may stand for them. */
export const PLURAL_REPRESENTATIVE = /(?:[^s]s|men|people|police|forces|troops|brass|media)$/;
/** Bare "the envoy", "the embassy": stands for the side last spoken for. */
export const BARE_REPRESENTATIVE = set(
  'envoy ambassador diplomat diplomats spokesman spokeswoman spokesperson ministry embassy minister general commander president official officials delegation mission secretary',
);

export const IT = set('it its itself');
export const THEY = set('they their them themselves theirs');
export const HE = set('he she his her him himself herself hers');
export const WE = set('we our us ours ourselves');

/** Words that turn what they govern into its opposite. Longest first is the tagger's business. */
export const CUES: readonly (readonly [kind: CueKind, terms: string])[] = [
  [
    'not-negation',
    'all possible;every possible;as possible;best possible;only if;not need;no need;not only;not just;not merely;not simply;no doubt;no secret;no surprise;no wonder;no sooner;no less;not least;no matter;whether or not;why not;nothing new;nothing less than;no later than;no stranger;never mind;nothing but;not until;not for nothing;not to mention;not so much;if not',
  ],
  [
    'negation',
    "not;n't;never;no;none;neither;nor;nothing;nobody;no one;nowhere;without;cannot;no longer;hardly;scarcely;barely;far from;refuse/v to;decline/v to;fail/v to;stop/v short of;fall/v short of;short of;rather than;instead of;anything but;rule/v out;ruled out;zero;lack/v;absence of;free of;nix/v;impossible;unlikely;improbable;cease/v to;rebuff/v;oppose/v;has nothing to do with;be in no hurry to;in no hurry;not a single;not one;not a shred of",
  ],
  [
    'denial',
    'belie/v;belied;never convinced;not convinced;unconvinced;unconvincing;implausible;a mistake to;mistaken to;deny/v;denial/n;reject/v;rejection/n;dismiss/v;dismissal/n;dismissive;refute/v;refutation/n;rebut/v;rebuttal/n;repudiate/v;disavow/v;disclaim/v;contradict/v;dispute/v;baseless;groundless;unfounded;without foundation;without basis;without any basis;absurd;absurdity;nonsense;nonsensical;fabrication/n;fabricated;fabricate/v;lie/n;fairy tale/n;fairy story;fairy stories;fairytale/n;hoax;invention/n;invented;concoct/v;concocted;myth/n;fiction;fictional;fantasy;fantasies;ludicrous;ridiculous;laughable;preposterous;no truth;untrue;false;falsehood/n;idle gossip;not true;no such;slander/n;slanderous;libel;smear/n;propaganda;fake;fake news;bogus;disinformation;canard/n;tall tale/n;brush/v aside;brush/v off;wave/v away;wave/v off;laugh/v off;shrug/v off;scoff/v at;pour/v scorn on;pour/v cold water on;rubbish/nv;rubbished;hogwash;bunk;claptrap;drivel;delusion/n;delirium;figment of;far-fetched;trumped up;made up;make/v up;made-up;no basis;bear/v no relation;do not correspond to reality;does not correspond to reality;at odds with the facts;unsubstantiated;insinuation/n;do/v not buy;not buy;buy/v none of;has nothing to support;wholly wrong;plain wrong;simply wrong;wrong to say;take/v issue with;push/v back;pushed back;debunk/v;ridicule/v;mock/v;deride/v;lampoon/v;give/v the lie to;put/v paid to;swat/v away;bat/v away;swatted;pooh-pooh/v;contest/v;quash/v;cry foul',
  ],
  [
    'cessation',
    'stop/v;halt/v;cease/v;end/v;abandon/v;suspend/v;break/v off;cut/v off;quit/v;discontinue/v;give/v up;curtail/v;sever/v',
  ],
  [
    'doubt',
    'whether;may;might;could;maybe;perhaps;possibly;possible;possibility;potential;potentially;conceivably;likely;conceivable;hypothetical;hypothetically;likelihood;prospect/n;prospective;eventual;allegation/n;accusation/n;suspicion/n;suspected;suspecting;rumour/n;rumor/n;rumoured;rumored;speculation;speculate/v;talk of;question/nv;wonder/v;worry/nv;worried;worries;fear/nv;fearful;concern/n;concerned;anxious;anxiety;anxieties;alarm over;unease;uneasy;jitters;consider/v;mull/v;weigh/v;study/v;studying;ponder/v;contemplate/v;toy/v with;explore/v;review/v;examine/v;look/v into;look/v at;discuss/v;debate/nv;if;unless;should;hope/v;hopes;no evidence;no proof;no * evidence;no * proof;not a shred of evidence;not a scrap of evidence;not proven;unproven;unverified;unconfirmed;unclear;not clear;uncertain;remain/v to be seen;anybody guess;anyone guess;open question;see/v no evidence;little evidence;scant evidence;evidence is thin;thin evidence;no confirmation;not confirmed;could not verify;could not confirm;cannot verify;cannot confirm;could not be confirmed;could not be verified;corroborate/v;more evidence;hint/v;hinted;on the table;plausible;plausibly;seem/v ready;moot/v;mooted;float/v;floated;sound/v out;ask/v;asked;purported;putative;supposed;so-called;would be;chance of;chances of;doubt/nv;doubtful;sceptical;skeptical;disagree/v;inquiry;inquire/v;investigate/v;probe/nv;pending;bet/v;expect/v;expected;prepared to;willing to;plan/nv;intention;low confidence;moderate confidence;theory;theoretically;in theory;dread/v;nervous;dream/v',
  ],
  [
    'not-denied',
    'not say whether;not say if;not saying whether;refuse/v to say;decline/v to say;decline/v to comment;refuse/v to comment;no comment;not deny;not denied;not rule out;never ruled out;not ruled out;neither confirm nor deny;neither confirmed nor denied;confirm or deny;refuse/v to deny;decline/v to deny;not exclude;not excluded;would not rule out;never rule out;not be ruled out;without denying;stop/v short of denying;not dispute;not disputed',
  ],
  [
    'undisputed',
    'make/v no bones about;made no bones about;makes no bones about;no one disputes;no one denies;no one doubts;nobody disputes;nobody denies;nobody doubts;few dispute;few deny;few doubt;none doubts;none doubt;none denies;none disputes;no denying;not in doubt;beyond dispute;undisputed;undeniable;not in dispute;cannot be denied;no longer deny;no longer denies;no longer denied;no longer disputes;no longer dispute;no longer bother to deny;hardly a secret;open secret;beyond doubt;undoubtedly;no longer hide;makes no secret;made no secret;does not hide;do not hide',
  ],
];
export type CueKind = 'not-negation' | 'negation' | 'denial' | 'cessation' | 'doubt' | 'not-denied' | 'undisputed';
