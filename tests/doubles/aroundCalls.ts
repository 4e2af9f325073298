/**
 * The same ports, but `around` stands between each call and whoever makes it: it may let the call wait, go astray or lose
 * its answer. The ports themselves are shared, and so is what they hold.
 */
export const aroundCalls = <Deps extends object>(
  deps: Deps,
  ports: readonly (keyof Deps & string)[],
  around: (call: () => Promise<unknown>, name: string) => Promise<unknown>,
): Deps => {
  const within = (port: object, portName: string): object =>
    new Proxy(port, {
      get: (target, method) => {
        const member: unknown = Reflect.get(target, method, target);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) =>
          around(async () => Reflect.apply(member, target, given), `${portName}.${String(method)}`);
      },
    });
  const wrapped = ports.map((name) => [name, within(deps[name] as object, name)]);
  return { ...deps, ...Object.fromEntries(wrapped) };
};
