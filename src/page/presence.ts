/** The name under which an annotator marks its presence in the extension's own script world. Pages cannot see it. */
export const ANNOTATOR = '__claimtrail_annotator';
