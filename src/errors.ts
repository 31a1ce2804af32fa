/** Exit codes, after sysexits.h where it has one. */
export const exitCode = {
  done: 0,
  failed: 1,
  usage: 2,
  badData: 65,
  absent: 66,
  newer: 69,
  cannotCreate: 73,
  io: 74,
  busy: 75,
  permission: 77,
  cancelled: 130,
  hungUp: 129,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/**
 * Something the person can put right: what is wrong, and what to do.
 * Quoted parts of `message` and `hint` may hold anybody's text; they are made safe when printed.
 */
export class UserError extends Error {
  readonly hint: string | undefined;
  /** Where it is wrong, when that is in many places; said before the hint. */
  readonly places: readonly string[];
  readonly code: ExitCode;

  constructor(
    message: string,
    options: { hint?: string; places?: readonly string[]; code?: ExitCode; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'UserError';
    this.hint = options.hint;
    this.places = options.places ?? [];
    this.code = options.code ?? exitCode.usage;
  }
}

/** The questions were ended before their answers were written: by Ctrl-C, Ctrl-D or a signal. */
export class Stopped extends Error {
  constructor(
    readonly code: ExitCode,
    message = 'Stopped; nothing was written.',
  ) {
    super(message);
    this.name = 'Stopped';
  }
}
