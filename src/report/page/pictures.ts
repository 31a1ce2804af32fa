import { failuresPicture } from '../failures/picture.js';
import { picture as funnelPicture } from '../funnel/picture.js';
import { hoursPicture } from '../hours/picture.js';
import { picture as moneyPicture } from '../money/picture.js';
import { picture as weeksPicture } from '../plan/picture.js';
import { picture as dreamPicture } from '../promises/picture.js';
import type { About } from '../sheet/about.js';
import type { Picture } from '../sheet/picture.js';
import { picture as curvePicture } from '../tactics/curve-picture.js';
import { picture as tacticsPicture } from '../tactics/picture.js';
import type { Page } from './page.js';

/** All pictures of the page, in the order in which they are asked about. */
export function pagePictures(page: Page, about: About): (Picture | null)[] {
  const { drawn, worked, failures, answerHints, dream } = page;
  if (drawn === null) return [];
  const { weeks, cross, funnel, hours, money } = drawn;
  return [
    tacticsPicture(worked, about),
    weeksPicture(weeks, about),
    curvePicture(worked, about),
    failuresPicture({ ...failures, cross }, about),
    funnelPicture(funnel, about),
    hoursPicture(hours, answerHints, about),
    moneyPicture(money, about),
    dreamPicture(dream),
  ];
}
