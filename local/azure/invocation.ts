/** Runs one registered function once: arguments, hooks before, the function, hooks after, response. */
import { randomUUID } from 'node:crypto';
import { type RegisteredFunction, registry } from './registry.ts';
import type { Callback, CoreContext, InvocationResponse, TypedData } from './workerTypes.ts';

/** Shared by every hook of every invocation. */
const appHookData: Record<string, unknown> = {};

const runHooks = async (name: string, context: Record<string, unknown>): Promise<void> => {
  for (const hook of registry.hooks.get(name) ?? []) await hook(context);
};

/** The binding that starts the function, by its name in the metadata. */
export const triggerOf = ({ metadata }: RegisteredFunction) => {
  const entry = Object.entries(metadata.bindings).find(([, binding]) => /trigger$/i.test(binding.type));
  if (!entry) throw new Error(`The function "${metadata.name}" has no trigger.`);
  return { name: entry[0], binding: entry[1] };
};

/**
 * @param input what the trigger hands over
 * @param triggerMetadata what stands beside it, such as a queue message's `DequeueCount`
 * @throws what the function throws
 */
export const invoke = async (
  registered: RegisteredFunction,
  input: TypedData,
  triggerMetadata: Record<string, TypedData> = {},
): Promise<InvocationResponse> => {
  if (!registry.model)
    throw new Error('No programming model is set: the entry file never used @azure/functions.');
  const { metadata } = registered;
  const invocationId = randomUUID();
  const core: CoreContext = {
    invocationId,
    metadata,
    request: {
      invocationId,
      functionId: metadata.name,
      inputData: [{ name: triggerOf(registered).name, data: input }],
      triggerMetadata,
    },
    log: (level, category, message) =>
      registry.log(level, category === 'user' ? `[${metadata.name}] ${message}` : message),
  };
  const model = registry.model.getInvocationModel(core);
  const { context, inputs } = await model.getArguments();
  const hookData = {};

  core.state = 'preInvocationHooks';
  const before = {
    hookData,
    appHookData,
    invocationContext: context,
    inputs,
    functionCallback: registered.callback,
  };
  await runHooks('preInvocation', before);

  core.state = 'invocation';
  const after = { ...before, result: null as unknown, error: null as unknown };
  try {
    after.result = await model.invokeFunction(context, before.inputs, before.functionCallback as Callback);
  } catch (error) {
    after.error = error;
  }
  core.state = 'postInvocationHooks';
  await runHooks('postInvocation', after);
  core.state = undefined;
  if (after.error) throw after.error;
  return model.getResponse(context, after.result);
};

/** Runs the hooks around the app's life: `appStart`, `appTerminate`. */
export const runAppHooks = (name: 'appStart' | 'appTerminate', functionAppDirectory: string): Promise<void> =>
  runHooks(name, { hookData: {}, appHookData, functionAppDirectory });
