/** The tools are plain JavaScript; their tests import them. */
declare module '*.mjs';
