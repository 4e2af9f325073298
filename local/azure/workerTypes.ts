/** What the worker and the programming model say to each other (azure-functions-nodejs-worker, `types-core`). */

export type TypedData = {
  string?: string | null;
  json?: string | null;
  bytes?: Uint8Array | null;
  int?: number | null;
  double?: number | null;
  http?: HttpData | null;
};

export type HttpData = {
  method?: string;
  url?: string;
  headers?: Record<string, string>;
  query?: Record<string, string>;
  params?: Record<string, string>;
  body?: TypedData | null;
  statusCode?: string;
  cookies?: unknown[];
};

/** One binding of a function: trigger, input or output. What else it carries depends on its type. */
type Binding = { type: string; direction: 'in' | 'out' | 'inout' } & Record<string, unknown>;

export type FunctionMetadata = {
  name: string;
  bindings: Record<string, Binding>;
};

export type Callback = (...args: unknown[]) => unknown;

export type Hook = (context: Record<string, unknown>) => unknown;

type InvocationRequest = {
  invocationId: string;
  functionId: string;
  inputData: { name: string; data: TypedData }[];
  triggerMetadata: Record<string, TypedData>;
};

export type CoreContext = {
  invocationId: string;
  request: InvocationRequest;
  metadata: FunctionMetadata;
  state?: 'preInvocationHooks' | 'invocation' | 'postInvocationHooks' | undefined;
  log(level: string, category: string, message: string): void;
};

export type InvocationResponse = {
  returnValue?: TypedData | null;
  outputData?: { name: string; data: TypedData }[];
};

type InvocationModel = {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], handler: Callback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<InvocationResponse>;
};

export type ProgrammingModel = {
  name: string;
  version: string;
  getInvocationModel(context: CoreContext): InvocationModel;
  getCapabilities?(capabilities: Record<string, string>): Promise<Record<string, string>>;
};
