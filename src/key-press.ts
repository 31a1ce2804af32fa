export { complete as main } from './complete.js';
export { processHost } from './host.js';
