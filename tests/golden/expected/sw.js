(function () {
"use strict";
let ad=new URL("./",self.location.href);let ab="kb-"+ad.pathname+"|";let aa= /\.[0-9a-f]{8}\.(?:css|js)$/;let ae=["image","manifest"];let ac=3000;function ah(name){let a=self.kbLists||{};return Object.keys(a).some((b)=>name===ab+b+"|"+a[b].version);}
async function ai(a){let b=(await self.caches.keys()).filter((name)=>name.startsWith(ab));b.sort((c,d)=>Number(ah(d))- Number(ah(c)));for(let name of b){let e=await(await self.caches.open(name)).match(a,{ignoreSearch:true});if(e){return e;}
}
return undefined;}
function af(a){return fetch(a,{cache:"no-cache"}).catch(()=>fetch(a));}
function al(a){return new Promise((b,c)=>{setTimeout(c,ac);a.then(b,c);});}
async function ak(a,b){let c=af(a);try{return await(self.navigator.onLine===false?al(c):c);}catch(d){return(await ai(b).catch(()=>undefined))||(await ag(a))||c;}
}
async function ag(a){return a.mode==="navigate"?ai(new URL("404.html",ad).href).catch(()=>undefined):undefined;}
async function aj(a,b){return(await ai(b).catch(()=>undefined))||fetch(a);}
self.addEventListener("install",()=>self.skipWaiting());self.addEventListener("activate",(event)=>event.waitUntil(self.clients.claim()));self.addEventListener("fetch",(event)=>{let a=event.request;let b=new URL(a.url);if(a.method!=="GET"||!b.href.startsWith(ad.href)){return;}
let c=b.origin+b.pathname.replace(/\/index\.html$/,"/");if(aa.test(b.pathname)){event.respondWith(aj(a,c));}else if(a.mode==="navigate"? /(?:\/|\.html)$/.test(b.pathname):ae.includes(a.destination)){event.respondWith(ak(a,c));}
});self.addEventListener("message",(event)=>{let a=self.kbLists||{};if(event.data&&event.data.kbList&&event.ports[0]){event.ports[0].postMessage(a[event.data.kbList]||null);}
});
})();
