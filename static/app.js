// Starts the NHS.UK components that a page holds. Every page works without it.
import { initAll } from "./vendor/nhsuk-frontend@10.6.1/nhsuk-frontend.min.js";

initAll();
