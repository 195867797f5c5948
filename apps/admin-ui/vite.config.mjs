import path from 'node:path';
import { defineConfig } from 'vite';

/** The admin UI is built into `dist/admin-ui`, from where the gateway serves it under `/app/`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/app/',
  // For those who work on its looks: `npx vite apps/admin-ui`, beside an installation at port 3000.
  server: { proxy: { '/v1': 'http://localhost:3000', '/assets': 'http://localhost:3000' } },
  build: {
    outDir: path.resolve(import.meta.dirname, '../../dist/admin-ui'),
    emptyOutDir: true,
    target: 'es2023',
    // All of these know light-dark(); what replaces it for older ones does not fit with Mantine.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // A policy that allows no inline script and no data: address finds nothing to forbid.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    manifest: 'manifest.json',
    rolldownOptions: {
      // "use client" in what Mantine publishes concerns servers that render; every build would say so 900 times.
      onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log),
    },
  },
});
