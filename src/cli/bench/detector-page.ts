/** The detector's look as one function, to be run in a page by the benchmark beside this file. */
import { pageText } from '../../page/late-text';
import { compileTopics } from '../../topic/topical';
import { topicsFrom } from '../../topic/topics';

const topical = compileTopics(topicsFrom(undefined));

export const look = (): boolean => topical(pageText(document));
