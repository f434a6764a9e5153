import {
  getNamedType,
  type GraphQLObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { schema } from '../src/schema/index.ts';

/** What has to be given to fields that are not asked for without. */
const GIVEN: Readonly<Record<string, string>> = {
  'Shift.days': '(from: "2026-11-20", to: "2026-11-21")',
};

/** A selection of every field of a type, and of theirs, so that a new one is asked for as well. */
export function everythingOf(type: GraphQLOutputType, above: readonly string[] = []): string {
  const named = getNamedType(type);
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  const fields = named.getFields();
  const selections = Object.values(fields).map((field) => selected(named.name, field, above));
  return `{ ${selections.join(' ')} }`;
}

function selected(
  typeName: string,
  field: ReturnType<GraphQLObjectType['getFields']>[string],
  above: readonly string[],
): string {
  const place = `${typeName}.${field.name}`;
  const given = GIVEN[place];
  const needs = field.args.filter(({ type }) => String(type).endsWith('!'));
  if (needs.length > 0 && given === undefined) throw new Error(`${place} needs arguments.`);
  if (above.includes(place)) return '';
  return `${field.name}${given ?? ''} ${everythingOf(field.type, [...above, place])}`;
}

/** The fields of Query, or of Mutation, with the names of their arguments. */
export function fieldsOf(kind: 'query' | 'mutation') {
  const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {});
}
