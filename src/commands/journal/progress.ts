import type { Context } from '../../context.js';
import { count } from '../../render/figure.js';

/** How far a long import has come, on a line of its own that goes away; only for somebody who looks. */
export class Progress {
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
