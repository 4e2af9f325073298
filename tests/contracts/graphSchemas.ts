/**
 * Microsoft's own Graph types as a judge. The schema stays outside the project (`../shared/contracts`);
 * where it is absent the tests say "not checked: contracts absent".
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const file = path.resolve(
  import.meta.dirname,
  '../../../shared/contracts/graph/graph-v1.csdl-types.schema.json',
);

export const graphContractsPresent = existsSync(file);

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const isObject = (value: Json): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Closes the types wherever one is used as a value, so that an invented property is found at any depth. Inheritance
 * (`allOf`) stays open, otherwise every derived type would be refused.
 */
const closeUses = (schema: Json, inherited = false): Json => {
  if (Array.isArray(schema)) return schema.map((part) => closeUses(part, inherited));
  if (!isObject(schema)) return schema;
  if (typeof schema.$ref === 'string' && !inherited) return { $ref: `${schema.$ref}.closed` };
  return Object.fromEntries(
    Object.entries(schema).map(([name, part]) => [name, closeUses(part, name === 'allOf')]),
  );
};

/** OData control information may stand beside any property; it is no part of a type (OData JSON 4.01, §4.5). */
const controlInformation = {
  '^@odata\\.': {},
  '^@removed$': {},
  '@odata\\.(context|nextLink|type|etag|count)$': {},
};

const compile = (): Ajv2020 => {
  const source = JSON.parse(readFileSync(file, 'utf8')) as { $id: string; $defs: Record<string, Json> };
  const definitions: Record<string, Json> = {};
  for (const [name, definition] of Object.entries(source.$defs)) {
    const closed = closeUses(definition);
    definitions[name] = closed;
    // `event` and others are open types too, but we and Outlook state declared properties only; list fields are columns,
    // and what a notification says of its resource depends on the resource.
    const open = ['microsoft.graph.fieldValueSet', 'microsoft.graph.resourceData'].includes(name);
    const plain = isObject(definition) && definition.type !== 'object';
    definitions[`${name}.closed`] = {
      $ref: `#/$defs/${name}`,
      ...(open || plain ? {} : { patternProperties: controlInformation, unevaluatedProperties: false }),
    };
  }
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ ...source, $defs: definitions } as AnySchemaObject);
  return ajv;
};

let ajv: Ajv2020 | null = null;
const validators = new Map<string, ValidateFunction>();

/** What is wrong with `value` as the closed Graph type `type` (`event`, `listItem`, …); empty when nothing. */
export const graphTypeErrors = (type: string, value: unknown): string[] => {
  ajv ??= compile();
  let validate = validators.get(type);
  if (!validate) {
    // Bodies of actions stand beside the types, under names of their own.
    const name = type.startsWith('action.') ? type : `microsoft.graph.${type}`;
    validate = ajv.compile({ $ref: `urn:msgraph:v1.0:csdl-subset#/$defs/${name}.closed` });
    validators.set(type, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${type}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
};
