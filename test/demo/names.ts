/** Names for people and businesses that do not exist: no name comes twice from one list. */
class Names {
  private next = 0;

  constructor(
    private readonly first: readonly string[],
    private readonly last: readonly string[],
  ) {}

  take(): string {
    const at = this.next++;
    const { first, last } = this;
    // Each step takes the next of both lists; after a round of the first, the second is one further.
    const round = Math.floor(at / first.length);
    const town = towns[Math.floor(at / (first.length * last.length))]!;
    return `${first[at % first.length]!} ${last[(at * 7 + round) % last.length]!}${town}`;
  }
}

const towns = ['', ' North', ' South', ' East', ' West'];

const given =
  'Ada Bruno Carla Dario Edda Femi Gia Hugo Ines Jonas Kaya Levi Mara Nils Orla Pavel Quinn Rosa Sami Tilda Uma Viktor Wanda Xeno Yara Zeno'.split(
    ' ',
  );
const families =
  'Applegarth Birkfield Coppermill Dunmore Elmsworth Fairlea Greystock Hollowell Inkpen Juniper Kestrelby Larkmoor Mossgate Nettleton Oakhurst Pinebrook Quarrington Ravenmead Saltmarsh Thornley Underhay Vinecroft Wrenfield'.split(
    ' ',
  );
const firms =
  'Amber Birch Copper Delta Ember Falcon Granite Harbor Indigo Jasper Kestrel Lantern Maple North Orchard Pearl Quarry River Summit Timber Umber Valley Willow Yarrow Zenith'.split(
    ' ',
  );
const trades =
  'Bakery Cabinets Catering Clinic Cycles Dental Electric Fabrics Foods Freight Gardens Glazing Homes Joinery Labs Laundry Lighting Logistics Motors Optics Packaging Paints Print Roofing Security Signs Studio Tiles Tools'.split(
    ' ',
  );

export const people = () => new Names(given, families);
export const businesses = () => new Names(firms, trades);
