/** Names under which our scripts mark their presence in the extension's own script world. Pages cannot see them. */
export const ANNOTATOR = '__claimtrail_annotator';
export const DETECTOR = '__claimtrail_detector';
export const CHECK = '__claimtrail_check';
