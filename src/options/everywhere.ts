/** The options of the program itself, which its help lists without loading those of the commands. */
export const everywhere = {
  db: { flag: '--db <file>', about: 'Use this journal instead of the usual one.', offers: 'file' },
  noInput: { flag: '--no-input', about: 'Never ask; fail when something is missing.' },
  version: { flag: '-V, --version', about: 'Print the version.' },
  help: { flag: '-h, --help', about: 'Print this help.' },
} as const;
