/** The entry of the deployed app: settings from the environment, everything else as composed. */
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { registerFunctions } from './routeTable.ts';
import { wire } from './wiring.ts';

registerFunctions(wire(compose(readConfig())));
