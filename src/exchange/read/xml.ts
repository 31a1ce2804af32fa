import sax from 'sax';

/** What happens in XML, in its order; names come without their prefix. */
export interface XmlEvents {
  open: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  /** A run of text may come in pieces. */
  text?: (text: string) => void;
}

/** XML that is not sound, or declares entities of its own, which could grow without bound. */
export class UnsoundXml extends Error {}

/** Reads XML as it comes, in pieces of any length. Throws UnsoundXml. */
export class XmlReader {
  private readonly parser = sax.parser(true, { position: false });

  constructor(events: XmlEvents) {
    const { parser } = this;
    parser.onopentag = (tag) => events.open(local(tag.name), tag.attributes as Record<string, string>);
    if (events.close) parser.onclosetag = (name) => events.close!(local(name));
    if (events.text) parser.ontext = parser.oncdata = events.text;
    parser.ondoctype = () => {
      throw new UnsoundXml('it declares entities');
    };
    parser.onerror = ({ message }) => {
      throw new UnsoundXml(message.split('\n')[0]);
    };
  }

  write(text: string): void {
    this.parser.write(text);
  }

  /** Throws UnsoundXml where something is still open. */
  end(): void {
    this.parser.close();
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
