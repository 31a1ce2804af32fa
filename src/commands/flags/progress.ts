import type { Context } from '../../context.js';
import { count } from '../../render/figure.js';

/** Does what takes long, and shows meanwhile how many rows are read. */
export function withProgress<T>(ctx: Context, work: (show: (rows: number) => void) => T): T {
  const progress = new Progress(ctx);
  try {
    return work(progress.show);
  } finally {
    progress.end();
  }
}

/** How far a long import has come, on a line of its own that goes away; only for somebody who looks. */
class Progress {
  private last = 0;
  private isShown = false;
  private readonly isWatched: boolean;

  constructor(private readonly ctx: Context) {
    this.isWatched = ctx.host.isTerminal('err');
  }

  readonly show = (rows: number): void => {
    if (!this.isWatched || performance.now() - this.last < 100) return;
    this.last = performance.now();
    this.isShown = true;
    this.ctx.host.write('err', `\r${count(rows)} rows…`);
  };

  end(): void {
    if (this.isShown) this.ctx.host.write('err', '\r\x1b[K');
    this.isShown = false;
  }
}
