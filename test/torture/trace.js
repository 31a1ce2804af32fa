import fs from 'node:fs';
import path from 'node:path';

const sector = 512;
const creates = 1;
const writes = 2;
const truncates = 3;
const syncs = 4;
const unlinks = 5;
const renames = 6;
const links = 7;

/** What shim.c wrote down: each thing that was done to a file, with where its record ends. */
export function readTrace(file) {
  const all = fs.readFileSync(file);
  const done = [];
  for (let at = 0; at < all.length;) {
    const [what, ofName, ofOther, length] = [0, 4, 8, 12].map((place) => all.readUInt32LE(at + place));
    const place = Number(all.readBigUInt64LE(at + 16));
    const text = (start, size) => all.toString('utf8', start, start + size);
    const names = at + 24;
    const bytes = names + ofName + ofOther;
    done.push({
      what,
      name: text(names, ofName),
      other: text(names + ofName, ofOther),
      place,
      bytes: all.subarray(bytes, bytes + length),
      end: bytes + length,
    });
    at = bytes + length;
  }
  return done;
}

/**
 * A disk as a power cut may leave it. What was done is told to it one by one; of what no fsync made sure, an image has
 * all, nothing, or any part: writes in any order, each torn at 512 bytes; names of files up to some moment.
 */
export class Disk {
  /** Content by number of the file, and names: what is sure, and what is not yet. */
  sure = new Map();
  sureNames = new Map();
  names = new Map();
  openNames = [];
  openWrites = new Map();
  next = 1;

  /** @param start the files there are at the beginning: path to content */
  constructor(folder, start) {
    this.folder = folder;
    for (const [name, bytes] of start) {
      this.sure.set(this.next, bytes);
      this.names.set(name, this.next);
      this.sureNames.set(name, this.next++);
    }
  }

  /** Does one more of what was recorded; `isSynced`: whether an fsync does anything. */
  do({ what, name, other, place, bytes }, isSynced = true) {
    const number = this.names.get(name);
    if (what === creates) this.rename({ [name]: this.next++ });
    else if (what === unlinks) this.rename({ [name]: undefined });
    else if (what === renames) this.rename({ [name]: undefined, [other]: number });
    else if (what === links) this.rename({ [other]: number });
    else if (what === syncs && isSynced) this.sync(name, number);
    else if (what === writes) this.change(number, { place, bytes });
    else if (what === truncates) this.change(number, { size: place });
  }

  /** All at once: a rename never leaves neither name. */
  rename(changed) {
    this.openNames.push(changed);
    apply(this.names, changed);
  }

  change(number, change) {
    if (number === undefined) return;
    if (!this.openWrites.has(number)) this.openWrites.set(number, []);
    this.openWrites.get(number).push(change);
  }

  sync(name, number) {
    if (name === this.folder) {
      for (const changed of this.openNames.splice(0)) apply(this.sureNames, changed);
    } else if (number !== undefined) {
      this.sure.set(number, contentOf(this.sure.get(number), this.openWrites.get(number) ?? []));
      this.openWrites.delete(number);
    }
  }

  /**
   * The files of an image: path to content.
   * @param part how much of what is not sure is there: all, none or random
   */
  image(part, random) {
    const names = new Map(this.sureNames);
    const until =
      part === 'all' ? this.openNames.length : part === 'none' ? 0 : random.below(this.openNames.length + 1);
    for (const changed of this.openNames.slice(0, until)) apply(names, changed);
    const files = new Map();
    for (const [name, number] of names) {
      const open = part === 'none' ? [] : (this.openWrites.get(number) ?? []);
      const kept = part === 'all' ? open : open.flatMap((change) => tornOf(change, random));
      files.set(name, contentOf(this.sure.get(number), kept));
    }
    return files;
  }

  /** Puts an image into a folder. */
  write(files, folder) {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder);
    for (const [name, bytes] of files) fs.writeFileSync(path.join(folder, path.basename(name)), bytes);
  }
}

function apply(names, changed) {
  for (const [name, number] of Object.entries(changed))
    if (number === undefined) names.delete(name);
    else names.set(name, number);
}

/** The parts of a change that come through a power cut. */
function tornOf(change, random) {
  if (random.oneIn(3)) return [];
  if (!change.bytes || random.oneIn(2)) return [change];
  const parts = [];
  for (let from = 0; from < change.bytes.length;) {
    const to = Math.min(change.bytes.length, from + sector - ((change.place + from) % sector));
    if (random.oneIn(2)) parts.push({ place: change.place + from, bytes: change.bytes.subarray(from, to) });
    from = to;
  }
  return parts;
}

function contentOf(before = Buffer.alloc(0), changes) {
  let content = before;
  for (const { place, bytes, size } of changes) {
    const length = size ?? Math.max(content.length, place + bytes.length);
    const next = Buffer.alloc(length);
    content.copy(next, 0, 0, length);
    if (bytes) bytes.copy(next, place);
    content = next;
  }
  return content;
}
