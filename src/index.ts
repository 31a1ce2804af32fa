export { processHost } from './host.js';
export { main } from './main.js';
