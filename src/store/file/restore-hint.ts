/** What to do about a journal that cannot be used. */
export const restoreHint =
  'Nothing was changed. "prospect restore" puts a backup in its place, "prospect restore --from FILE" saves what can be read.';
