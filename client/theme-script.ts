/** Where the choice is kept: `light` or `dark` as plain text; nothing means what the system says. */
export const THEME_KEY = "baton:theme";

/** Sets the theme before the first paint; for an inline script at the top of the page. */
export const THEME_SCRIPT = `try{var t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;
