export { complete as main } from './cli/complete.js';
export { processHost } from './host.js';
