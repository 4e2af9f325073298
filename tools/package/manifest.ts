/** The Teams manifest of one environment, from the template. */

/** What the template asks for and nobody has given. */
export class MissingValues extends Error {
  readonly names: readonly string[];

  constructor(names: readonly string[]) {
    super(`The manifest needs values for ${names.join(', ')}.`);
    this.names = names;
  }
}

const placeholder = /\$\{\{([A-Z][A-Z0-9_]*)\}\}/g;

/**
 * Fills in `${{NAME}}`. A value stands as given, quotes and line ends escaped for JSON.
 * @throws MissingValues naming every one that is missing; an empty value counts as missing, save for suffixes
 */
export const fillTemplate = (
  template: string,
  values: Readonly<Record<string, string | undefined>>,
): string => {
  const names = [...new Set([...template.matchAll(placeholder)].map((match) => match[1] ?? ''))];
  const missing = names.filter((name) => !values[name] && !(name.endsWith('_SUFFIX') && values[name] === ''));
  if (missing.length > 0) throw new MissingValues(missing);
  return template.replace(placeholder, (_, name: string) => JSON.stringify(values[name]).slice(1, -1));
};

/** Teams wants three numbers without a label: `1.2.3-rc.1` becomes `1.2.3`. */
export const appVersion = (version: string): string => version.replace(/[-+].*$/, '');
