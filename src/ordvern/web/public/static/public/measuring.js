// Loads what the visitor has said yes to. Without a yes no page holds this script.

const { tags, container, statistics, marketing } = document.currentScript.dataset;
const HALF_A_YEAR = 180 * 24 * 60 * 60; // seconds

window.dataLayer = window.dataLayer || [];

function gtag() {
  window.dataLayer.push(arguments); // Google's script takes the arguments object, not an array
}

function load(address) {
  const script = document.createElement("script");
  script.src = `https://www.googletagmanager.com/${address}`;
  script.async = true;
  document.head.append(script);
}

gtag("consent", "default", {
  analytics_storage: statistics,
  ad_storage: marketing,
  ad_user_data: marketing,
  ad_personalization: marketing,
});
gtag("js", new Date());
gtag("set", {
  cookie_domain: "none", // this host alone, so that the server can delete them
  cookie_expires: HALF_A_YEAR,
  cookie_update: false,
  page_location: location.origin + location.pathname, // what stands behind a ? is nobody's
  page_referrer: "",
});

const ids = tags.split(" ").filter(Boolean);
for (const id of ids) gtag("config", id);
if (ids.length) load(`gtag/js?id=${ids[0]}`);
if (container) {
  window.dataLayer.push({ "gtm.start": Date.now(), event: "gtm.js" });
  load(`gtm.js?id=${container}`);
}
