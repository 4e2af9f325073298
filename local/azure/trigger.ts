/** Something that starts functions until it is told to stop. */
export type RunningTrigger = {
  /** Takes nothing new on and resolves once what runs has ended. */
  drain(): Promise<void>;
};
