import { sections } from './sections.js';
import type { ObjectShape, Shape } from './sheet/figures.js';
import { tacticRecordFigures } from './tactic/figures.js';

type Schema = Record<string, unknown>;

/** What each document is printed by, and what is in it. */
const documents: readonly ObjectShape[] = [
  ...Object.entries(sections).map(([name, { figures }]) => ({
    name,
    meaning: `report${name === 'page' ? '' : ` ${name}`} --json`,
    figures: figures(),
  })),
  { name: 'tactic', meaning: 'tactic show --json', figures: tacticRecordFigures },
];

/**
 * JSON Schema of all that the report and its sections print as JSON, made of what declares their figures. Throws Error
 * where two different objects have one name.
 */
export function reportSchema(): Schema {
  const found = new Map<string, ObjectShape>();
  const schemas: Schema = {};
  const define = (object: ObjectShape): string => {
    const { name } = object;
    const known = found.get(name);
    if (known !== undefined && known !== object) throw new Error(`Two objects are called ${name}.`);
    if (known === undefined) {
      found.set(name, object);
      schemas[name] = null;
      schemas[name] = objectSchema(object, define);
    }
    return `#/$defs/${name}`;
  };
  const oneOf = documents.map((document) => ({ $ref: define(document) }));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'report.schema.json',
    title: 'prospect report --json, its sections, and prospect tactic show TACTIC --json',
    description:
      'Numbers are unrounded; shares are from 0 to 1; times are in minutes, money in major units of the one currency of the journal; days are local. Null is always "no data", never 0.',
    oneOf,
    $defs: schemas,
  };
}

function objectSchema(
  { meaning, figures, rules }: ObjectShape,
  define: (object: ObjectShape) => string,
): Schema {
  return {
    type: 'object',
    description: meaning,
    required: figures.filter(({ more }) => more.when === undefined).map(({ key }) => key),
    properties: Object.fromEntries(
      figures.map((figure) => [
        figure.key,
        { ...valueSchema(figure.kind.shape, define), description: figure.meaning },
      ]),
    ),
    ...rules,
    additionalProperties: false,
  };
}

function valueSchema(shape: Shape, define: (object: ObjectShape) => string): Schema {
  if ('keywords' in shape) return shape.keywords;
  if ('object' in shape) return { $ref: define(shape.object) };
  if ('list' in shape) return { type: 'array', items: valueSchema(shape.list, define) };
  const { type, enum: words, ...rest } = valueSchema(shape.orNull, define);
  if (Array.isArray(words)) return { enum: [...(words as unknown[]), null] };
  return type === undefined ? { anyOf: [rest, { type: 'null' }] } : { type: [type, 'null'], ...rest };
}
