/// <reference types="vite/client" />

/** True in the builds for a browser: they talk to the dev host, and hold the gallery. See `vite.config.ts`. */
declare const __BROWSER__: boolean;
