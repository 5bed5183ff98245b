// Which language the page is in, before anything of it is painted: as chosen, else the browser's first.
const chosen = /(?:^|; )language=(zh|en)/.exec(document.cookie)?.[1];
const english = chosen ? chosen === "en" : !/^zh/i.test(navigator.language || "zh");
document.documentElement.lang = english ? "en" : "zh-CN";
